/** The session's part of the interface; `npm run api:types` writes the whole of it here from the OpenAPI document. */
interface Empty {
  headers: Record<string, unknown>;
  content?: never;
}
interface Json<T> {
  headers: Record<string, unknown>;
  content: { 'application/json': T };
}
interface Call<Body, Result> {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody?: { content: { 'application/json': Body } };
  responses: { 200: Result };
}

export interface components {
  schemas: {
    Session: {
      user: {
        id: string;
        email: string;
        name: string;
        roles: ('director' | 'planner' | 'finance' | 'viewer' | 'admin')[];
        language: 'fi' | 'sv' | 'en';
      } | null;
      csrfToken: string | null;
      permissions: string[];
      sampleSignIn: boolean;
      sample: boolean;
      asOnDefault: string | null;
      today: string;
    };
  };
}

export interface paths {
  '/api/v1/session': {
    get: Call<never, Json<components['schemas']['Session']>>;
    post: Call<{ email: string; password: string }, Json<components['schemas']['Session']>>;
    delete: Call<never, Empty>;
  };
  '/api/v1/session/sample': {
    post: Call<
      { role: 'director' | 'planner' | 'finance' | 'admin' },
      Json<components['schemas']['Session']>
    >;
  };
  '/api/v1/session/first-admin': {
    post: Call<
      { token: string; email: string; name: string; password: string },
      Json<components['schemas']['Session']>
    >;
  };
}
