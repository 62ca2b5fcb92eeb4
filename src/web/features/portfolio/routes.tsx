import type { Feature } from '../../app/feature';

/** Screens of the room of funding, reached from its tabs and from the figures of the overview. */
const portfolio: Feature = {
  routes: [
    { path: 'funding/cover', lazy: async () => ({ Component: (await import('./cover')).Cover }) },
    { path: 'funding/ladder', lazy: async () => ({ Component: (await import('./ladder')).Ladder }) },
    { path: 'funding/waiting', lazy: async () => ({ Component: (await import('./waiting')).Waiting }) },
  ],
};

export default portfolio;
