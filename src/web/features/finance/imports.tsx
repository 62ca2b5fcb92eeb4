import { Button, FileInput, Group, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, read } from '../../api/client';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { Batches } from './batches';
import { ImportPreview } from './import-preview';
import { uploadForm, useProjectChoices, useRenewFinance } from './queries';
import { amountWords } from './words';

/** Brings an export of accounting into the ledger: choose, look, store; and undo. */
export function Imports() {
  const { t } = useTranslation();
  const mayChange = useMayChange('actuals.change');
  return (
    <RequirePermission permission="actuals.read">
      <PageHead
        above={<AppLink to="/finance">{t('finance:title')}</AppLink>}
        title={t('finance:imports.title')}
        answer={t(mayChange ? 'finance:imports.answer' : 'finance:imports.readOnly')}
      />
      {mayChange && <Wizard />}
      <Sheet title={t('finance:imports.earlier')} sub={t('finance:imports.earlierSub')}>
        <Batches />
      </Sheet>
    </RequirePermission>
  );
}

function Wizard() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [projectId, setProjectId] = useState<string | null>(null);
  const projects = useProjectChoices();
  const { preview, commit, again } = useImport();
  const look = (chosen: File, project: string | null) => {
    commit.reset();
    preview.mutate({ file: chosen, projectId: project });
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    preview.reset();
    if (chosen) look(chosen, projectId);
  };
  const chooseProject = (chosen: string | null) => {
    setProjectId(chosen);
    if (file) look(file, chosen);
  };
  return (
    <Sheet title={t('finance:imports.new')} sub={t('finance:imports.newSub')}>
      <Group align="flex-end" mb="md">
        <FileInput
          label={t('finance:imports.file')}
          description={t('finance:imports.fileHint')}
          placeholder={t('finance:imports.choose')}
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          value={file}
          onChange={choose}
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          w={340}
        />
        <Select
          label={t('finance:imports.otherwise')}
          description={t('finance:imports.otherwiseHint')}
          data={projects.data ?? []}
          value={projectId}
          onChange={chooseProject}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          w={340}
        />
      </Group>
      <div aria-live="polite">
        {preview.isPending && <p>{t('finance:imports.reading')}</p>}
        {preview.isError && <ProblemView error={preview.error} />}
        {commit.isError && <ProblemView error={commit.error} />}
        {commit.data && <Stored imported={commit.data} />}
      </div>
      {file && preview.data && !commit.data && (
        <ImportPreview
          preview={preview.data}
          storing={commit.isPending}
          onStore={() => commit.mutate({ file, projectId })}
          onTold={() => again({ file, projectId })}
        />
      )}
    </Sheet>
  );
}

interface Sent {
  file: File;
  projectId: string | null;
}

/** Shows what an import would do, and does it; the file is sent both times, so nothing is kept in between. */
function useImport() {
  const renew = useRenewFinance();
  const preview = useMutation({
    mutationFn: ({ file, projectId }: Sent) =>
      read(
        api.POST('/api/v1/imports/preview', {
          body: { file: file.name },
          bodySerializer: () => uploadForm(file, projectId),
        }),
      ),
  });
  const commit = useMutation({
    mutationFn: ({ file, projectId }: Sent) =>
      read(
        api.POST('/api/v1/imports', {
          body: { file: file.name },
          bodySerializer: () => uploadForm(file, projectId),
        }),
      ),
    onSuccess: renew,
  });
  return { preview, commit, again: (sent: Sent) => preview.mutate(sent) };
}

type Imported = NonNullable<ReturnType<typeof useImport>['commit']['data']>;

function Stored({ imported }: { imported: Imported }) {
  const { t } = useTranslation();
  const { batch, addedCount, knownCount, skippedCount } = imported;
  return (
    <div>
      <StatusTag tone="ok">{t('finance:imports.stored', { count: addedCount })}</StatusTag>
      <p>
        {t('finance:imports.storedText', {
          total: amountWords(batch?.total ?? '0.00'),
          known: knownCount,
          skipped: skippedCount,
        })}
      </p>
      {batch && (
        <Button component={AppLink} to={`/finance/entries?batchId=${batch.id}`} variant="default">
          {t('finance:imports.toEntries')}
        </Button>
      )}
    </div>
  );
}
