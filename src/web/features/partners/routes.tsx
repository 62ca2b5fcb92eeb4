import { IconBuildingCommunity } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const partners: Feature = {
  routes: [
    { path: 'partners', lazy: async () => ({ Component: (await import('./partners')).Partners }) },
    { path: 'partners/:id', lazy: async () => ({ Component: (await import('./partner')).Partner }) },
  ],
  nav: [
    {
      to: '/partners',
      labelKey: 'partners:nav',
      icon: IconBuildingCommunity,
      order: 60,
      key: 'p',
      permission: 'partners.read',
    },
  ],
  search: [
    {
      labelKey: 'partners:search',
      order: 20,
      to: (text) => `/partners?partners.q=${encodeURIComponent(text)}`,
    },
  ],
};

export default partners;
