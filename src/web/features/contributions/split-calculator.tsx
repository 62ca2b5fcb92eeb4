import { Button, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { parseAmount } from '../../../shared/money/index.js';
import { fieldOf } from '../../api/problem';
import { useAsOn } from '../../app/as-on';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { PageHead } from '../../ui/page-head';
import { useFieldWords } from '../../ui/problem-words';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import { UnsavedGuard } from '../../ui/unsaved-guard';
import { PayersEditor } from './payers-editor';
import { PreviewSheet } from './preview-sheet';
import { usePreview } from './queries';
import { emptyDraft, filledPayers, toKeyBody, type SplitDraft } from './split-draft';
import { FigureFields, KeyWords, WayFields, WhatFields } from './split-fields';
import { errorsOf, useKeep } from './use-keep';

/** Quick enough to feel live, slow enough not to ask for every letter. */
const PREVIEW_DELAY_MS = 300;

/** Splits a total as it is written; what is right can be kept as a round with its key. */
export function SplitCalculator() {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const [params] = useSearchParams();
  const [draft, setDraft] = useState(() =>
    emptyDraft(Number(day.slice(0, 4)) + 1, params.get('projectId') ?? ''),
  );
  const [dirty, setDirty] = useState(false);
  const set = (changes: Partial<SplitDraft>) => {
    setDirty(true);
    setDraft((current) => ({ ...current, ...changes }));
  };
  const [settled] = useDebouncedValue(draft, PREVIEW_DELAY_MS);
  const preview = usePreview(previewBody(settled));
  const keep = useKeep(draft, () => setDirty(false));
  const fieldWords = useFieldWords();
  const shown = keep.errors ?? preview.data?.problems ?? errorsOf(preview.error);
  const errors = Object.fromEntries(
    shown.map((problem) => [fieldOf(problem.pointer).replace(/^key\./, ''), fieldWords(problem)]),
  );
  const mayChange = useMayChange('contributions.change');
  const part = { draft, set, errors };
  return (
    <>
      <PageHead
        title={t(mayChange ? 'contributions:new.title' : 'contributions:new.calculator')}
        above={<AppLink to="/contributions">{t('contributions:title')}</AppLink>}
        answer={t(mayChange ? 'contributions:new.answer' : 'contributions:new.answerReader')}
      />
      <div className="sheet-grid">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            keep.send();
          }}
        >
          <Sheet title={t('contributions:new.what')}>
            <Stack gap="md">
              <WhatFields {...part} />
              <WayFields {...part} />
              <FigureFields {...part} />
              <PayersEditor draft={draft} onChange={(payers) => set({ payers })} errors={errors} />
              <KeyWords {...part} />
              {keep.failure !== null && <ProblemView error={keep.failure} />}
              {mayChange && (
                <Group>
                  <Button type="submit" loading={keep.saving}>
                    {t('contributions:new.keep')}
                  </Button>
                  <Button variant="default" component={AppLink} to="/contributions">
                    {t('common:action.cancel')}
                  </Button>
                </Group>
              )}
            </Stack>
          </Sheet>
        </form>
        <PreviewSheet query={preview} ready={previewBody(draft) !== null} />
      </div>
      {mayChange && dirty && !keep.saving && <UnsavedGuard />}
    </>
  );
}

/** What can be split already: an amount and a payer. */
function previewBody(draft: SplitDraft) {
  const total = parseAmount(draft.totalAmount);
  if (!total.ok || filledPayers(draft).length === 0) return null;
  // The name says nothing about the split, so that typing it asks for nothing.
  return { totalAmount: draft.totalAmount, key: toKeyBody({ ...draft, name: '' }) };
}
