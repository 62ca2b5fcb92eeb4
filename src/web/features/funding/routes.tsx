import { IconCash } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const funding: Feature = {
  routes: [
    { path: 'funding', lazy: async () => ({ Component: (await import('./funding')).Funding }) },
    { path: 'funding/calls', lazy: async () => ({ Component: (await import('./calls')).Calls }) },
    {
      path: 'funding/instruments/:code',
      lazy: async () => ({ Component: (await import('./instruments/instrument')).InstrumentPage }),
    },
  ],
  nav: [
    {
      to: '/funding',
      labelKey: 'funding:nav',
      icon: IconCash,
      order: 25,
      key: 'r',
      permission: 'funding.read',
    },
  ],
};

export default funding;
