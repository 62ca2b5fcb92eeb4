import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { features, navEntries } from './app/feature';
import { RouteFault } from './ui/route-fault';
import { Frame } from './features/shell/frame';
import { ScreenSkeleton } from './ui/screen-skeleton';
import { NotFound } from './features/shell/not-found';

const first = navEntries[0]?.to ?? '/settings';

/** The tree of screens. It is put together from the features, each of which names its own routes. */
export const routes: RouteObject[] = [
  ...features
    .flatMap((feature) => feature.openRoutes ?? [])
    .map((route) => ({ ...route, ErrorBoundary: RouteFault, HydrateFallback: ScreenSkeleton })),
  {
    path: '/',
    Component: Frame,
    HydrateFallback: ScreenSkeleton,
    ErrorBoundary: RouteFault,
    children: [
      {
        ErrorBoundary: RouteFault,
        children: [
          { index: true, element: <Navigate to={first} replace /> },
          ...features.flatMap((feature) => feature.routes),
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
