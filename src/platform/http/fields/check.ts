import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { type ValidationArguments, registerDecorator } from 'class-validator';
import type { FieldProblemCode } from '../../../shared/field-problems.js';
import type { ProblemParams } from '../../../shared/problem.js';

/** What is wrong with a value, or null. */
export type FieldIssue = { code: FieldProblemCode; params?: ProblemParams } | null;
/** Says what is wrong with a value; null when nothing is. */
export type FieldCheck = (value: unknown) => FieldIssue;

/** What every kind of field may be besides: left out, null, described. */
export interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be null, which means "unknown" or "none". */
  nullable?: boolean;
  /** What the field means, for the API documentation. */
  description?: string;
}

/**
 * One decorator for one field: validation and API documentation together. The issue travels as JSON in
 * class-validator's message, which `toFieldProblems` reads.
 */
export function checkedField(
  check: FieldCheck,
  api: ApiPropertyOptions,
  { optional = false, nullable = false, description }: FieldOptions,
): PropertyDecorator {
  const checkAll: FieldCheck = (value) => {
    if (value === undefined) return optional ? null : { code: 'field.required' };
    if (value === null) return nullable ? null : { code: 'field.required' };
    return check(value);
  };
  const documented = { required: !optional, nullable, description, ...api } as ApiPropertyOptions;
  return applyDecorators(validatedBy(checkAll), ApiProperty(documented)) as PropertyDecorator;
}

function validatedBy(check: FieldCheck): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'field',
      target: target.constructor,
      propertyName: String(propertyKey),
      validator: {
        validate: (value: unknown) => check(value) === null,
        defaultMessage: (args?: ValidationArguments) => JSON.stringify(check(args?.value)),
      },
    });
}
