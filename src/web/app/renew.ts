import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * Reads anew what begins with one of these keys, and resolves when all of it that is on the screen is there. A form
 * that waits for it before it closes never leaves an older version behind its next door.
 */
export function useRenew(...keys: string[]): () => Promise<void> {
  const client = useQueryClient();
  const list = keys.join();
  return useCallback(async () => {
    await Promise.all(list.split(',').map((key) => client.invalidateQueries({ queryKey: [key] })));
  }, [client, list]);
}
