import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer of the API; `body` is the parsed JSON, or the text of anything else. */
export interface Answer<Body = unknown> {
  status: number;
  body: Body;
  headers: Record<string, string | string[] | number | undefined>;
  /** The version to send back in If-Match, quotes included. */
  etag: string;
}

/** What a request may carry beside its body. */
export interface RequestOptions {
  headers?: Record<string, string>;
  /** Shorthand for the header If-Match: the ETag of an answer. */
  ifMatch?: string;
  /** Shorthand for the header Idempotency-Key. */
  idempotencyKey?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Calls the API without a socket, as one user or as nobody. */
export class ApiClient {
  constructor(
    private readonly app: NestFastifyApplication,
    /** The API token, for calls made by other means; null for nobody. */
    readonly token: string | null,
    /** The user's id; null for nobody. */
    readonly userId: string | null,
  ) {}

  get<Body>(path: string, options?: RequestOptions): Promise<Answer<Body>> {
    return this.request('GET', path, undefined, options);
  }

  post<Body>(path: string, body: unknown = {}, options?: RequestOptions): Promise<Answer<Body>> {
    return this.request('POST', path, body, options);
  }

  put<Body>(path: string, body: unknown, options?: RequestOptions): Promise<Answer<Body>> {
    return this.request('PUT', path, body, options);
  }

  patch<Body>(path: string, body: unknown, options?: RequestOptions): Promise<Answer<Body>> {
    return this.request('PATCH', path, body, options);
  }

  delete<Body>(path: string, options?: RequestOptions): Promise<Answer<Body>> {
    return this.request('DELETE', path, undefined, options);
  }

  /** The bytes of a file. */
  async download(url: string, headers: Record<string, string> = {}): Promise<Answer<Buffer>> {
    const authorization = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    const answer = await this.app.inject({ method: 'GET', url, headers: { ...authorization, ...headers } });
    return { status: answer.statusCode, body: answer.rawPayload, headers: answer.headers, etag: '' };
  }

  /** Sends text or bytes as they are, for bodies that are not JSON. */
  sendRaw<Body>(
    method: Method,
    path: string,
    payload: string | Buffer,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    return this.send(method, path, payload, headers);
  }

  private request<Body>(
    method: Method,
    path: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
      ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
      ...options.headers,
    });
  }

  private async send<Body>(
    method: Method,
    url: string,
    payload: string | Buffer | undefined,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    const authorization = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    const answer = await this.app.inject({
      method,
      url,
      headers: { ...authorization, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = /json/.test(String(answer.headers['content-type'] ?? ''));
    return {
      status: answer.statusCode,
      body: (isJson ? JSON.parse(answer.body) : answer.body) as Body,
      headers: answer.headers,
      etag: String(answer.headers['etag'] ?? ''),
    };
  }
}
