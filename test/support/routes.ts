import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { type INestApplication, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { PERMISSION_KEY, PUBLIC_KEY } from '../../src/platform/access/index.js';

/** A route as its controller declares it. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With a slash in front; parameters as `:id`. */
  path: string;
  /** Class and method, to find it by. */
  handler: string;
  permission: string | undefined;
  publicReason: string | undefined;
}

type Handler = (...args: never[]) => unknown;

const asList = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : [String(value ?? '')];

function join(prefix: string, path: string): string {
  return `/${[prefix, path]
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
}

/** The routes of one controller class, those that it inherits included. */
export function routesOf(controller: Type<unknown>): Route[] {
  const prefixes = asList(Reflect.getMetadata(PATH_METADATA, controller));
  const routes: Route[] = [];
  const seen = new Set<string>();
  for (let at: object | null = controller.prototype as object; at && at !== Object.prototype;) {
    for (const name of Object.getOwnPropertyNames(at)) {
      const handler = Object.getOwnPropertyDescriptor(at, name)?.value as Handler | undefined;
      if (typeof handler !== 'function' || name === 'constructor' || seen.has(name)) continue;
      seen.add(name);
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) continue;
      for (const prefix of prefixes) {
        for (const path of asList(Reflect.getMetadata(PATH_METADATA, handler))) {
          routes.push({
            method: RequestMethod[method] as Route['method'],
            path: join(prefix, path),
            handler: `${controller.name}.${name}`,
            permission: Reflect.getMetadata(PERMISSION_KEY, handler) as string | undefined,
            publicReason: Reflect.getMetadata(PUBLIC_KEY, handler) as string | undefined,
          });
        }
      }
    }
    at = Object.getPrototypeOf(at) as object | null;
  }
  return routes;
}

/** Every route that a controller of the application serves. */
export function listRoutes(app: INestApplication): Route[] {
  const controllers = new Set<Type<unknown>>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (metatype) controllers.add(metatype as Type<unknown>);
    }
  }
  return [...controllers].flatMap(routesOf);
}
