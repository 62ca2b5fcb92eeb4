import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type Preview = components['schemas']['MovingInPreviewAnswer'];
export type PreviewRow = components['schemas']['MovingInRowAnswer'];
export type RowError = components['schemas']['MovingInErrorAnswer'];
export type Import = components['schemas']['MovingInAnswer'];
export type Field = components['schemas']['MovingInField'];

/** What is sent with the file: meanings of columns by index, and the rows whose differences are written. */
export interface Sent {
  file: File;
  sheet: string | null;
  mapping: Record<number, Field | ''>;
  apply: number[];
}

function formOf({ file, sheet, mapping, apply }: Sent): FormData {
  const form = new FormData();
  if (sheet !== null) form.set('sheet', sheet);
  if (Object.keys(mapping).length > 0) form.set('mapping', JSON.stringify(mapping));
  if (apply.length > 0) form.set('apply', JSON.stringify(apply));
  form.set('file', file);
  return form;
}

/** Shows what an import would do, and does it; the file is sent both times, so nothing is kept in between. */
export function useMovingIn() {
  const client = useQueryClient();
  const preview = useMutation({
    mutationFn: (sent: Sent) =>
      read(
        api.POST('/api/v1/moving-in/preview', {
          body: { file: sent.file.name },
          bodySerializer: () => formOf({ ...sent, apply: [] }),
        }),
      ),
  });
  const commit = useMutation({
    mutationFn: (sent: Sent) =>
      read(
        api.POST('/api/v1/moving-in/imports', {
          body: { file: sent.file.name },
          bodySerializer: () => formOf(sent),
        }),
      ),
    onSuccess: () => client.invalidateQueries(),
  });
  return { preview, commit };
}

export function useImports() {
  return useQuery({
    queryKey: ['movingIn', 'imports'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/moving-in/imports', { params: { query: { limit: 50 } }, signal })),
  });
}

export function useUndoImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      read(api.POST('/api/v1/moving-in/imports/{id}/undo', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries(),
  });
}
