import { IconChartPie } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const contributions: Feature = {
  routes: [
    {
      path: 'contributions',
      lazy: async () => ({ Component: (await import('./contributions')).Contributions }),
    },
    {
      path: 'contributions/new',
      lazy: async () => ({ Component: (await import('./split-calculator')).SplitCalculator }),
    },
    {
      path: 'contributions/:id',
      lazy: async () => ({ Component: (await import('./round')).Round }),
    },
  ],
  nav: [
    {
      to: '/contributions',
      labelKey: 'contributions:nav',
      icon: IconChartPie,
      order: 40,
      key: 'k',
      permission: 'contributions.read',
    },
  ],
};

export default contributions;
