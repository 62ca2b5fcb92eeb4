import { IconMail } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';
import { useUnreadCount } from './queries';

const messages: Feature = {
  routes: [{ path: 'messages', lazy: async () => ({ Component: (await import('./messages')).Messages }) }],
  nav: [
    {
      to: '/messages',
      labelKey: 'messages:nav',
      icon: IconMail,
      order: 70,
      key: 'v',
      permission: 'messages.own',
      useCount: useUnreadCount,
    },
  ],
};

export default messages;
