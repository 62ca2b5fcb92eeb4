import { IconReportMoney } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const finance: Feature = {
  routes: [
    { path: 'finance', lazy: async () => ({ Component: (await import('./finance')).Finance }) },
    {
      path: 'finance/projects/:id',
      lazy: async () => ({ Component: (await import('./project-finance')).ProjectFinance }),
    },
    {
      path: 'finance/projects/:id/budget',
      lazy: async () => ({ Component: (await import('./budget-editor')).BudgetEditor }),
    },
    { path: 'finance/entries', lazy: async () => ({ Component: (await import('./entries')).Entries }) },
    {
      path: 'finance/entries/new',
      lazy: async () => ({ Component: (await import('./new-entry')).NewEntry }),
    },
    { path: 'finance/imports', lazy: async () => ({ Component: (await import('./imports')).Imports }) },
  ],
  nav: [
    {
      to: '/finance',
      labelKey: 'finance:nav',
      icon: IconReportMoney,
      order: 30,
      key: 't',
      permission: 'actuals.read',
    },
  ],
};

export default finance;
