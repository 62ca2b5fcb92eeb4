import { Button, FileInput, Group, Select } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayChange, useMaySee } from '../../app/session';
import { currentLanguage } from '../../i18n';
import { AppLink } from '../../ui/app-link';
import { PageHead } from '../../ui/page-head';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { Columns } from './columns';
import { Imports } from './imports';
import { PreviewView } from './preview-view';
import { useMovingIn, type Field, type Sent } from './queries';

/** Brings the centre's own spreadsheet in: choose, say what the columns mean, look, store; and undo. */
export function MovingIn() {
  const { t } = useTranslation();
  const mayImport = useMayChange('portfolio.import');
  const onlyToday = useMaySee('portfolio.import') && !mayImport;
  const template = `/api/v1/moving-in/template?lang=${currentLanguage()}`;
  return (
    <>
      <PageHead
        above={<AppLink to="/projects">{t('projects:list.title')}</AppLink>}
        title={t('transfer:title')}
        answer={t(mayImport ? 'transfer:answer' : onlyToday ? 'transfer:onlyToday' : 'transfer:readOnly')}
        actions={
          <Button
            component="a"
            href={template}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('transfer:template')}
          </Button>
        }
      />
      {mayImport && <Wizard />}
      <Sheet title={t('transfer:earlier.title')} sub={t('transfer:earlier.sub')}>
        <Imports />
      </Sheet>
    </>
  );
}

const nothing: Omit<Sent, 'file'> = { sheet: null, mapping: {}, apply: [] };

function Wizard() {
  const { t } = useTranslation();
  const { preview, commit } = useMovingIn();
  const [sent, setSent] = useState<Sent | null>(null);
  const look = (next: Sent | null) => {
    setSent(next);
    commit.reset();
    if (next) preview.mutate(next);
    else preview.reset();
  };
  const choose = (file: File | null) => look(file && { ...nothing, file });
  const mean = (index: number, field: Field | '') =>
    sent && look({ ...sent, mapping: { ...sent.mapping, [index]: field } });
  const data = preview.data;
  return (
    <Sheet title={t('transfer:new.title')} sub={t('transfer:new.sub')}>
      <Group align="flex-end" mb="md">
        <FileInput
          label={t('transfer:new.file')}
          description={t('transfer:new.fileHint')}
          placeholder={t('transfer:new.choose')}
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          accept=".xlsx,.csv,.txt,.tsv"
          value={sent?.file ?? null}
          onChange={choose}
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          w={340}
          maw="100%"
        />
        {sent && data && data.sheets.length > 1 && (
          <Select
            label={t('transfer:new.sheet')}
            data={data.sheets}
            value={data.sheet}
            onChange={(sheet) => look({ ...sent, sheet, mapping: {} })}
            allowDeselect={false}
            w={240}
          />
        )}
      </Group>
      <div aria-live="polite">
        {preview.isPending && <p>{t('transfer:new.reading')}</p>}
        {preview.isError && <ProblemView error={preview.error} />}
        {commit.isError && <ProblemView error={commit.error} />}
        {commit.data && <Stored result={commit.data} />}
      </div>
      {sent && data && !commit.data && (
        <>
          <Columns preview={data} onMean={mean} />
          {!data.needsName && (
            <PreviewView
              preview={data}
              apply={sent.apply}
              onApply={(apply) => setSent({ ...sent, apply })}
              storing={commit.isPending}
              onStore={() => commit.mutate(sent)}
            />
          )}
        </>
      )}
    </Sheet>
  );
}

type Result = NonNullable<ReturnType<typeof useMovingIn>['commit']['data']>;

function Stored({ result }: { result: Result }) {
  const { t } = useTranslation();
  return (
    <p>
      <StatusTag tone="ok">{t('transfer:stored', { count: result.addedCount })}</StatusTag>{' '}
      {t('transfer:storedRest', {
        changed: result.changedCount,
        unchanged: result.unchangedCount,
        left: result.leftCount,
      })}{' '}
      <AppLink to="/projects">{t('transfer:toProjects')}</AppLink>
    </p>
  );
}
