import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** Only what may pass by itself is tried again: no connection, a busy or restarting server. */
function mayPass(error: Error): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 502);
}

/** The cache of what was read. Writes are never repeated by themselves. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
