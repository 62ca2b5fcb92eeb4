import type { Feature } from '../../app/feature';

const session: Feature = {
  routes: [],
  openRoutes: [
    { path: '/sign-in', lazy: async () => ({ Component: (await import('./sign-in')).SignIn }) },
    { path: '/welcome', lazy: async () => ({ Component: (await import('./welcome')).Welcome }) },
  ],
};

export default session;
