import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '../config/index.js';

/** The address cannot be listened on; the message names the setting to change. */
export class ListenError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ListenError';
  }
}

/** Listens where the settings say and returns the address a person on this machine can open. */
export async function listen(
  app: NestFastifyApplication,
  { host, port }: Pick<AppConfig, 'host' | 'port'>,
): Promise<string> {
  try {
    await app.init();
    // Not app.listen: it writes the raw error into the log before we can explain it.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, host, port);
  }
  const address = app.getHttpServer().address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${hostForPeople(host)}:${actualPort}`;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const messages: Record<string, string> = {
    EADDRINUSE:
      `Another program already uses port ${port} on ${host}. Stop it, or choose another port with PORT, ` +
      `such as PORT=${port < 65_535 ? port + 1 : 3000} (PORT=0 takes any free one).`,
    EACCES: `This user may not listen on port ${port}. Choose a PORT above 1023.`,
    EADDRNOTAVAIL: `HOST=${host} is not an address of this machine. Use 127.0.0.1, 0.0.0.0 or one of its own.`,
    ENOTFOUND: `HOST=${host} is not known. Use 127.0.0.1, 0.0.0.0 or an address of this machine.`,
  };
  const message = messages[error.code ?? ''];
  return message ? new ListenError(message, { cause: error }) : error;
}

/** An address that stands for "every one" cannot be opened in a browser everywhere, the loopback one can. */
function hostForPeople(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
