import { IconCalendarEvent } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const deadlines: Feature = {
  routes: [
    { path: 'deadlines', lazy: async () => ({ Component: (await import('./deadlines')).Deadlines }) },
    {
      path: 'deadlines/new',
      lazy: async () => ({ Component: (await import('./new-deadline')).NewDeadline }),
    },
    { path: 'deadlines/:id', lazy: async () => ({ Component: (await import('./deadline')).DeadlineScreen }) },
    {
      path: 'deadlines/:id/edit',
      lazy: async () => ({ Component: (await import('./edit-deadline')).EditDeadline }),
    },
  ],
  nav: [
    {
      to: '/deadlines',
      labelKey: 'deadlines:nav',
      icon: IconCalendarEvent,
      order: 50,
      key: 'm',
      permission: 'deadlines.read',
    },
  ],
};

export default deadlines;
