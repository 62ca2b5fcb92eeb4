import type { LoggerService } from '@nestjs/common';
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import type { AppConfig } from '../config/index.js';

export type { Logger } from 'pino';

/** Never written, wherever they stand in what is logged. */
const secrets = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
];

/**
 * The log of the process, on standard error: lines for people or one JSON object a line, as `LOG_FORMAT` says.
 * Standard output stays free for the one line that says where the page is.
 */
export function createLogger(config: Pick<AppConfig, 'logLevel' | 'logFormat'>): Logger {
  const stderr = pino.destination({ fd: 2, sync: false });
  return pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      redact: { paths: secrets, censor: '[hidden]' },
      serializers: { err: serializeError },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    config.logFormat === 'pretty' ? prettyStream(stderr) : stderr,
  );
}

/** What a statement was given may be a hash of a password or a person's words: it stays out of the log. */
export function serializeError(error: Error): unknown {
  const serialized = stdSerializers.err(error);
  return { ...withoutValues(serialized), stack: serialized.stack };
}

function withoutValues(serialized: object): Record<string, unknown> {
  const { parameters: _parameters, detail: _detail, ...rest } = serialized as Record<string, unknown>;
  const driverError = rest['driverError'];
  return typeof driverError === 'object' && driverError !== null
    ? { ...rest, driverError: withoutValues(driverError) }
    : rest;
}

function prettyStream(target: DestinationStream): DestinationStream {
  return { write: (line) => target.write(`${prettyLine(line)}\n`) };
}

/** One line for a person: time, level, sentence, then what else there is as `name=value`. */
export function prettyLine(json: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const details = Object.entries(rest)
    .filter(([name]) => !['pid', 'hostname'].includes(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const head = [
    String(time).slice(11, 19),
    String(level).toUpperCase().padEnd(5),
    ...(msg === undefined ? [] : [String(msg)]),
    ...details,
  ].join(' ');
  const stack = (err as { stack?: string } | undefined)?.stack;
  return stack ? `${head}\n${stack}` : head;
}

/** Nest's own messages in the same log; what it tells about each module and route only matters when debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, String(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, String(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace({ context: contextOf(rest) }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: contextOf(rest) }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const err = [message, ...rest].find((part) => part instanceof Error);
    this.logger.error({ context: contextOf(rest), err }, err ? err.message : String(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

/** Nest gives the name of the class as the last argument. */
function contextOf(rest: unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}
