import { HttpCode, type Type, applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse } from '@nestjs/swagger';

/** Documents the answer (its type comes from the class) and sets its status. */
export function Returns(type: Type<unknown> | null, status = 200): MethodDecorator {
  return applyDecorators(HttpCode(status), ApiResponse(type ? { status, type } : { status }));
}

/** A page of a list: `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const pages = new Map<Type<unknown>, Type<unknown>>();

/** The class of a page of `item`, for the API documentation. */
export function pageOf<T>(item: Type<T>): Type<Page<T>> {
  const known = pages.get(item);
  if (known) return known as Type<Page<T>>;
  class ItemPage implements Page<T> {
    items: T[];
    nextCursor: string | null;
  }
  ApiProperty({ type: () => item, isArray: true })(ItemPage.prototype, 'items');
  ApiProperty({ type: String, nullable: true })(ItemPage.prototype, 'nextCursor');
  Object.defineProperty(ItemPage, 'name', { value: `${item.name}Page` });
  pages.set(item, ItemPage);
  return ItemPage;
}
