import { IconCash } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const funding: Feature = {
  routes: [
    { path: 'funding', lazy: async () => ({ Component: (await import('./funding')).Funding }) },
    {
      path: 'funding/instruments/:code',
      lazy: async () => ({ Component: (await import('./instrument')).InstrumentPage }),
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
