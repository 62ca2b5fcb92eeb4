import { describe, expect, it } from '@jest/globals';
import { mayOfferSampleSignIn } from './sample-sign-in.js';

const local = {
  boundHost: '127.0.0.1',
  behindProxy: false,
  remoteAddress: '127.0.0.1',
  headers: { host: 'localhost:3000' },
};

describe('mayOfferSampleSignIn', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('offers it on %s', (host) => {
    expect(mayOfferSampleSignIn({ ...local, headers: { host } })).toBe(true);
  });

  it.each([
    ['the process listens on every address', { boundHost: '0.0.0.0' }],
    ['the settings tell of a proxy', { behindProxy: true }],
    ['the peer is another machine', { remoteAddress: '192.0.2.7' }],
    ['the peer is unknown', { remoteAddress: undefined }],
    ['the host is a name that may lead anywhere', { headers: { host: 'hankesalkku.example' } }],
    ['the host only begins like localhost', { headers: { host: 'localhost.evil.example:3000' } }],
    ['the host only begins like a loopback address', { headers: { host: '127.0.0.1.evil.example' } }],
    ['there is no host', { headers: {} }],
    ['a proxy stands in between', { headers: { host: 'localhost', 'x-forwarded-for': '192.0.2.7' } }],
    [
      'a proxy says so in the standard header',
      { headers: { host: 'localhost', forwarded: 'for=192.0.2.7' } },
    ],
    ...['x-forwarded-port', 'x-forwarded-server', 'via', 'cf-connecting-ip', 'x-envoy-external-address'].map(
      (name) => [`a proxy says so in ${name}`, { headers: { host: 'localhost', [name]: '1' } }] as const,
    ),
  ])('does not when %s', (_reason, difference) => {
    expect(mayOfferSampleSignIn({ ...local, ...difference })).toBe(false);
  });
});
