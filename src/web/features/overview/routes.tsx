import { IconLayoutDashboard } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const overview: Feature = {
  routes: [{ path: 'overview', lazy: async () => ({ Component: (await import('./overview')).Overview }) }],
  nav: [
    {
      to: '/overview',
      labelKey: 'overview:nav',
      icon: IconLayoutDashboard,
      order: 10,
      key: 'o',
      permission: 'portfolio.read',
    },
  ],
};

export default overview;
