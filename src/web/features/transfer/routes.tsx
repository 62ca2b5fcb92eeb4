import type { Feature } from '../../app/feature';

const transfer: Feature = {
  routes: [
    { path: 'projects/import', lazy: async () => ({ Component: (await import('./moving-in')).MovingIn }) },
  ],
};

export default transfer;
