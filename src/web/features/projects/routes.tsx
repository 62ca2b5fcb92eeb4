import { IconFolders } from '@tabler/icons-react';
import type { Feature } from '../../app/feature';

const projects: Feature = {
  routes: [
    { path: 'projects', lazy: async () => ({ Component: (await import('./projects')).Projects }) },
    { path: 'projects/new', lazy: async () => ({ Component: (await import('./new-project')).NewProject }) },
    { path: 'projects/:code', lazy: async () => ({ Component: (await import('./project')).Project }) },
    {
      path: 'projects/:code/edit',
      lazy: async () => ({ Component: (await import('./change-project')).ChangeProject }),
    },
  ],
  nav: [
    {
      to: '/projects',
      labelKey: 'projects:nav',
      icon: IconFolders,
      order: 20,
      key: 'h',
      permission: 'projects.read',
    },
  ],
  search: [
    {
      labelKey: 'projects:search',
      order: 10,
      to: (text) => `/projects?projects.q=${encodeURIComponent(text)}`,
    },
  ],
};

export default projects;
