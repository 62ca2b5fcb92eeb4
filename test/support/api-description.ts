/** Reads the OpenAPI document the way a client would, for tests that walk every operation. */

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  example?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  nullable?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
}

interface OperationObject {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface ApiDescription {
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, Schema> };
}

/** One operation with its JSON body, all references followed. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  parameters: Parameter[];
  /** Undefined when the operation takes no JSON. */
  body: Schema | undefined;
}

/** Follows references and the `allOf` wrapper that a description beside a reference makes necessary. */
export function resolve(schema: Schema, description: ApiDescription, depth = 0): Schema {
  if (depth > 8) return {};
  const { $ref, allOf, ...own } = schema;
  const target =
    $ref === undefined ? undefined : description.components.schemas[$ref.split('/').at(-1) ?? ''];
  const base = [target, ...(allOf ?? [])]
    .filter((part) => part !== undefined)
    .map((part) => resolve(part, description, depth + 1));
  const merged: Schema = Object.assign({}, ...base, own);
  if (merged.items) merged.items = resolve(merged.items, description, depth + 1);
  if (merged.properties) {
    merged.properties = Object.fromEntries(
      Object.entries(merged.properties).map(([name, value]) => [
        name,
        resolve(value, description, depth + 1),
      ]),
    );
  }
  return merged;
}

/** Every operation of the document. */
export function listOperations(description: ApiDescription): Operation[] {
  return Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const body = operation.requestBody?.content['application/json']?.schema;
      return {
        id: operation.operationId,
        method: method.toUpperCase() as Operation['method'],
        path,
        parameters: operation.parameters ?? [],
        body: body && resolve(body, description),
      };
    }),
  );
}

/** The type of a schema without null. */
export function typeOf(schema: Schema): string {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types[0] ?? (schema.properties ? 'object' : schema.enum ? 'string' : 'any');
}
