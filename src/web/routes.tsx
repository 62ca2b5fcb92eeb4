import { createBrowserRouter, Outlet, redirect, type RouteObject } from 'react-router';
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
          // A redirect, not an element: an element would race with the one that puts the as-on day into the URL.
          {
            index: true,
            Component: Outlet,
            loader: ({ request }) => redirect(first + new URL(request.url).search),
          },
          ...features.flatMap((feature) => feature.routes),
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
