import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

export function isLoopback(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/**
 * Whether the page may offer signing in without a password: only where nobody but the person at this machine can
 * reach it. The bound address, the peer and the Host must all be loopback, and no proxy may stand in between.
 */
export function mayOfferSampleSignIn(request: {
  boundHost: string;
  remoteAddress: string | undefined;
  headers: IncomingHttpHeaders;
}): boolean {
  const { boundHost, remoteAddress, headers } = request;
  const hostName = (headers.host ?? '').replace(/:\d+$/, '');
  return (
    isLoopback(boundHost) &&
    remoteAddress !== undefined &&
    isLoopback(remoteAddress) &&
    isLoopback(hostName) &&
    FORWARDING.every((name) => headers[name] === undefined)
  );
}
