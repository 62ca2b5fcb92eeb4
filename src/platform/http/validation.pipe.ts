import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validate } from 'class-validator';
import { type FieldProblem, Problem, type ProblemParams, fieldProblem } from '../../shared/problem.js';
import type { FieldProblemCode } from '../../shared/field-problems.js';

/** Nobody reads on; a body full of faults must not make an answer of a hundred times its size. */
const MAX_PROBLEMS = 500;

const PRIMITIVES = new Set<unknown>([String, Number, Boolean, Array, Object, undefined]);

/**
 * Reads a body or a query into its class and refuses with every wrong field at once, the first {@link MAX_PROBLEMS}. Unknown keys are wrong fields:
 * a misspelt one must not be lost silently.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (PRIMITIVES.has(metatype) || !metatype || type === 'custom' || type === 'param') return value;
    const plain = value ?? {};
    if (typeof plain !== 'object' || Array.isArray(plain)) throw new Problem('body.unreadable');
    const instance = plainToInstance(metatype as new () => object, plain);
    const errors = await validate(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
      stopAtFirstError: false,
      validationError: { target: false, value: false },
    });
    const prefix = type === 'query' ? '?' : '/';
    const problems = [...inheritedKeys(plain, prefix), ...toFieldProblems(errors, prefix)];
    if (problems.length > 0) throw new Problem('input.invalid', { errors: problems.slice(0, MAX_PROBLEMS) });
    return instance;
  }
}

/** Keys such as `constructor`, which class-validator takes for the class's own and would let pass in silence. */
function inheritedKeys(plain: object, prefix: string): FieldProblem[] {
  return Object.keys(plain)
    .filter((key) => key in Object.prototype)
    .map((key) => fieldProblem(prefix + key, 'field.unknown'));
}

function toFieldProblems(errors: readonly ValidationError[], prefix: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = prefix + error.property.replace(/~/g, '~0').replace(/\//g, '~1');
    const own = Object.entries(error.constraints ?? {})
      .filter(([name]) => name !== 'nestedValidation')
      .map(([name, message]) => {
        if (name === 'whitelistValidation') return fieldProblem(pointer, 'field.unknown');
        const issue = JSON.parse(message) as { code: FieldProblemCode; params?: ProblemParams };
        return fieldProblem(pointer, issue.code, issue.params);
      });
    return [...own, ...toFieldProblems(error.children ?? [], `${pointer}/`)];
  });
}
