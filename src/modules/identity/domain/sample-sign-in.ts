import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Headers that only proxies, balancers and content networks add. */
const FORWARDING =
  /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.*|x-envoy-.*|x-arr-.*|cf-.*|cdn-loop|true-client-ip|fastly-.*)$/;

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
  /** The settings tell of a proxy or of a public address. */
  behindProxy: boolean;
  remoteAddress: string | undefined;
  headers: IncomingHttpHeaders;
}): boolean {
  const { boundHost, behindProxy, remoteAddress, headers } = request;
  const hostName = (headers.host ?? '').replace(/:\d+$/, '');
  return (
    !behindProxy &&
    isLoopback(boundHost) &&
    remoteAddress !== undefined &&
    isLoopback(remoteAddress) &&
    isLoopback(hostName) &&
    Object.keys(headers).every((name) => !FORWARDING.test(name))
  );
}
