import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { fieldOf } from '../../api/problem';
import { useAsOn } from '../../app/as-on';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { Conflict } from '../../ui/conflict';
import { DayInput } from '../../ui/day-input';
import { FieldError } from '../../ui/entry-form';
import { PageHead } from '../../ui/page-head';
import { useFieldWords } from '../../ui/problem-words';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { UnsavedGuard } from '../../ui/unsaved-guard';
import { useInstruments } from '../funding/queries';
import { localText } from '../funding/words';
import { useImplementers } from '../plan/queries';
import { type CostDraft, draftOf, emptyDraft, inputsOf, isFilled } from './cost-draft';
import { CostFields, type FieldsProps } from './cost-fields';
import { CostResult } from './cost-result';
import { useDraftWords } from './draft-words';
import {
  type CostEstimate,
  type CostPreview,
  useCostEstimate,
  useCostPreview,
  useProjectOf,
} from './queries';
import { problemsOf, useSaveEstimate } from './use-save-estimate';

/** Quick enough to feel live, slow enough not to ask for every letter. */
const PREVIEW_DELAY_MS = 300;

/**
 * Works a cost estimate out as it is written: of a project, where it can be saved, or to try an instrument's model. A new
 * one waits for nothing that is read; one that is changed for itself alone.
 */
export function CostCalculator() {
  const [params] = useSearchParams();
  const projectId = params.get('projectId') ?? '';
  const estimateId = projectId && (params.get('estimate') ?? '');
  const estimate = useCostEstimate(estimateId);
  if (!estimateId) return <Calculator key={projectId} projectId={projectId} estimate={null} />;
  return (
    <QueryView query={estimate}>
      {(data) => <Calculator key={data.id} projectId={projectId} estimate={data} />}
    </QueryView>
  );
}

interface Props {
  projectId: string;
  estimate: CostEstimate | null;
}

function Calculator({ projectId, estimate }: Props) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const fieldWords = useFieldWords();
  const project = useProjectOf(projectId);
  const maySave = useMayChange('budgets.estimate.change') && projectId !== '';
  const [draft, setDraft] = useState(() =>
    estimate ? draftOf(estimate) : emptyDraft(Number(day.slice(0, 4))),
  );
  const [dirty, setDirty] = useState(false);
  const set = (changes: Partial<CostDraft>) => {
    setDirty(true);
    setDraft((current) => ({ ...current, ...changes }));
  };
  const [settled] = useDebouncedValue(draft, PREVIEW_DELAY_MS);
  const preview = useCostPreview(previewBody(settled, projectId));
  const save = useSaveEstimate({
    draft,
    projectId,
    estimate,
    projectCode: project.data?.code ?? '',
    onSaved: () => setDirty(false),
  });
  const shown = save.errors.length > 0 ? save.errors : problemsOf(preview.error);
  const errors = Object.fromEntries(
    shown.map((problem) => [fieldOf(problem.pointer).replace(/^inputs\./, ''), fieldWords(problem)]),
  );
  const part = { draft, set, errors };
  return (
    <>
      <PageHead
        title={t(projectId ? 'costs:title' : 'costs:try.title')}
        above={
          project.data ? (
            <AppLink to={`/projects/${project.data.code}`}>{project.data.code}</AppLink>
          ) : (
            <AppLink to="/funding">{t('funding:title')}</AppLink>
          )
        }
        answer={t(maySave ? 'costs:answer' : 'costs:try.answer')}
        actions={<PrintButton />}
      />
      <div className="sheet-grid">
        <InputsForm {...part} projectId={projectId} fixed={estimate !== null} save={maySave ? save : null} />
        <ResultSheet
          query={preview}
          ready={previewBody(draft, projectId) !== null}
          lacksInstrument={!projectId && !draft.instrument}
          reasons={Object.values(errors)}
        />
      </div>
      {maySave && dirty && !save.saving && <UnsavedGuard />}
      {save.theirs && (
        <EstimateConflict
          mine={draft}
          theirs={draftOf(save.theirs)}
          onKeepMine={save.keepMine}
          onTakeTheirs={(theirs) => {
            setDraft(theirs);
            setDirty(false);
            save.takeTheirs();
          }}
          onClose={save.compareLater}
        />
      )}
    </>
  );
}

interface ConflictProps {
  mine: CostDraft;
  theirs: CostDraft;
  onKeepMine: () => void;
  onTakeTheirs: (theirs: CostDraft) => void;
  onClose: () => void;
}

/** What was typed beside what somebody else saved meanwhile. */
function EstimateConflict({ mine, theirs, onTakeTheirs, ...rest }: ConflictProps) {
  const words = useDraftWords();
  const [own, other] = [words(mine), words(theirs)];
  return (
    <Conflict
      {...rest}
      labels={{ ...own.labels, ...other.labels }}
      mine={own.values}
      theirs={other.values}
      onTakeTheirs={() => onTakeTheirs(theirs)}
    />
  );
}

function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={16} aria-hidden />}
      onClick={() => window.print()}
    >
      {t('explanation:print')}
    </Button>
  );
}

interface FormProps extends FieldsProps {
  projectId: string;
  /** A saved estimate stays with its implementer and year. */
  fixed: boolean;
  /** Null where nothing can be saved. */
  save: ReturnType<typeof useSaveEstimate> | null;
}

function InputsForm({ projectId, fixed, save, ...part }: FormProps) {
  const { t } = useTranslation();
  const { draft, set } = part;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save?.send();
      }}
    >
      <Sheet title={t('costs:inputs')}>
        <Stack gap="md">
          {projectId ? (
            <>
              <ImplementerField {...part} projectId={projectId} fixed={fixed} />
              <YearField {...part} fixed={fixed} />
            </>
          ) : (
            <TermsFields {...part} />
          )}
          <CostFields {...part} />
          {save && (
            <>
              <Textarea
                label={t('costs:field.note')}
                value={draft.note}
                maxLength={2000}
                autosize
                onChange={(event) => set({ note: event.currentTarget.value })}
              />
              {save.failure !== null && <ProblemView error={save.failure} />}
              <Group>
                <Button type="submit" loading={save.saving}>
                  {t('costs:action.save')}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </Sheet>
    </form>
  );
}

interface ResultProps {
  query: ReturnType<typeof useCostPreview>;
  ready: boolean;
  lacksInstrument: boolean;
  reasons: readonly string[];
}

/** The estimate as it would be, beside the form. */
function ResultSheet({ query, ready, lacksInstrument, reasons }: ResultProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('costs:result.title')} sub={t('costs:result.sub')}>
      <div aria-live="polite">
        {!ready ? (
          t(lacksInstrument ? 'costs:result.noInstrument' : 'costs:result.empty')
        ) : query.isError && reasons.length > 0 ? (
          <ul>
            {[...new Set(reasons)].map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        ) : (
          <QueryView query={query} skeleton={<p>{t('common:state.loading')}</p>}>
            {({ figures }) => <CostResult figures={figures} />}
          </QueryView>
        )}
      </div>
    </Sheet>
  );
}

interface ImplementerProps extends FieldsProps {
  projectId: string;
  fixed: boolean;
}

/** Whose costs they are; a project done alone has nothing to choose. */
function ImplementerField({ draft, set, errors, projectId, fixed }: ImplementerProps) {
  const { t } = useTranslation();
  const implementers = useImplementers(projectId).data?.implementers ?? [];
  if (implementers.length === 0) return null;
  return (
    <Select
      label={t('costs:field.implementer')}
      description={t('costs:field.implementerHint')}
      data={[
        { value: '', label: t('plan:whole') },
        ...implementers.map(({ id, name, own }) => ({
          value: id,
          label: own ? `${name} (${t('plan:ownPart')})` : name,
        })),
      ]}
      value={draft.partId}
      allowDeselect={false}
      disabled={fixed}
      error={errors['partId'] ? <FieldError>{errors['partId']}</FieldError> : undefined}
      onChange={(partId) => set({ partId: partId ?? '' })}
    />
  );
}

function YearField({ draft, set, errors, fixed }: FieldsProps & { fixed: boolean }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('costs:field.year')}
      value={draft.year}
      inputMode="numeric"
      maxLength={4}
      disabled={fixed}
      error={errors['year'] ? <FieldError>{errors['year']}</FieldError> : undefined}
      onChange={(event) => set({ year: event.currentTarget.value })}
    />
  );
}

/** Whose rules are tried, and of which day. */
function TermsFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  const instruments = useInstruments();
  return (
    <>
      <Select
        label={t('costs:field.instrument')}
        data={(instruments.data?.items ?? []).map(({ code, name }) => ({
          value: code,
          label: localText(name),
        }))}
        value={draft.instrument || null}
        searchable
        nothingFoundMessage={t('common:table.noMatch')}
        error={errors['instrument'] ? <FieldError>{errors['instrument']}</FieldError> : undefined}
        onChange={(instrument) => set({ instrument: instrument ?? '' })}
      />
      <DayInput
        label={t('costs:field.on')}
        description={t('costs:field.onHint')}
        value={draft.on}
        error={errors['on'] ? <FieldError>{errors['on']}</FieldError> : undefined}
        onChange={(on) => set({ on })}
      />
    </>
  );
}

/** What can be worked out already: terms and something that costs. */
function previewBody(draft: CostDraft, projectId: string): CostPreview | null {
  if (!isFilled(draft) || (!projectId && !draft.instrument)) return null;
  const inputs = inputsOf(draft);
  if (projectId) return { projectId, inputs };
  return { instrument: draft.instrument, on: draft.on || null, inputs };
}
