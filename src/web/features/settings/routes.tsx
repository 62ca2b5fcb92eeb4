import { IconSettings } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const settings: Feature = {
  routes: [{ path: 'settings', lazy: async () => ({ Component: (await import('./settings')).Settings }) }],
  nav: [{ to: '/settings', labelKey: 'settings:nav', icon: IconSettings, order: 90, key: 's' }],
};

export default settings;
