import { Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OWN_ROLES } from '../../../shared/project.js';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { Sheet } from '../../ui/sheet';
import { useFaults } from '../../ui/use-faults';
import { isPartialDay, PartialDayInput } from './partial-day-input';
import { PERIOD_FIELDS, type ProjectValues, valuesOf, withFormFields } from './project-values';
import { useRenewProjects, type ProjectDetails } from './queries';
import { type Option, RecordSelect, RecordsSelect } from './record-select';

interface Props {
  /** The project to change; null enters a new one. */
  project: ProjectDetails | null;
  initialValues: ProjectValues;
  save: (values: ProjectValues, version: number) => Promise<ProjectDetails>;
  reload?: () => Promise<ProjectDetails>;
  submit: string;
  onSaved: (code: string) => void;
  onCancel: () => void;
}

/** The form of a project, new or to be changed. */
export function ProjectForm(props: Props) {
  const { t } = useTranslation();
  const { project, submit, onCancel } = props;
  const entry = useProjectEntry(props);
  const toOptions = (named: readonly { id: string; name: string }[]) =>
    named.map(({ id, name }): Option => ({ value: id, label: name }));
  const toOption = (one: { id: string; code: string; nameFi: string } | null | undefined): Option[] =>
    one ? [{ value: one.id, label: `${one.code} · ${one.nameFi}` }] : [];
  const others = project ? { exclude: project.id } : {};
  return (
    <Sheet title={t('projects:form.title')} sub={t('projects:form.sub')}>
      <EntryForm entry={entry} submit={submit} onCancel={onCancel}>
        <TextInput
          {...entry.field('code')}
          description={t('projects:form.codeHint')}
          maxLength={40}
          required
        />
        <TextInput {...entry.field('nameFi')} maxLength={300} required />
        <TextInput {...entry.field('nameSv')} maxLength={300} />
        <TextInput {...entry.field('nameEn')} maxLength={300} />
        <Select
          {...entry.field('ownRole')}
          description={t('projects:form.ownRoleHint')}
          placeholder={t('common:fact.unknown')}
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          data={OWN_ROLES.map((role) => ({ value: role, label: t(`projects:role.${role}`) }))}
        />
        <RecordSelect
          {...entry.field('leadId')}
          of="organisations"
          known={project?.lead ? toOptions([project.lead]) : []}
          description={t('projects:form.organisationHint')}
        />
        <RecordsSelect
          {...entry.field('partnerIds')}
          of="organisations"
          known={toOptions(project?.partners ?? [])}
        />
        <RecordsSelect
          {...entry.field('responsibleIds')}
          of="users"
          known={toOptions(project?.responsibles ?? [])}
          description={t('projects:form.responsiblesHint')}
        />
        <Periods entry={entry} decided={Boolean(project?.periods.decided)} />
        <TagsInput {...entry.field('aliases')} description={t('projects:form.aliasesHint')} maxTags={50} />
        <RecordSelect
          {...entry.field('parentId')}
          of="projects"
          known={toOption(project?.parent)}
          {...others}
        />
        <RecordSelect
          {...entry.field('predecessorId')}
          of="projects"
          known={toOption(project?.predecessor)}
          {...others}
        />
        <Textarea {...entry.field('note')} maxLength={5000} autosize minRows={2} />
      </EntryForm>
    </Sheet>
  );
}

type ProjectEntry = ReturnType<typeof useProjectEntry>;

function Periods({ entry, decided }: { entry: ProjectEntry; decided: boolean }) {
  const { t } = useTranslation();
  return (
    <div>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {PERIOD_FIELDS.map((name) => (
          <PartialDayInput key={name} {...entry.field(name)} />
        ))}
      </SimpleGrid>
      {decided && <p className="dim">{t('projects:form.decidedHint')}</p>}
    </div>
  );
}

function useProjectEntry({ project, initialValues, save, reload, onSaved }: Props) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewProjects();
  return useEntry<ProjectValues>({
    initialValues,
    ...(project ? { version: project.version } : {}),
    labels: {
      code: t('projects:field.code'),
      nameFi: t('projects:field.nameFi'),
      nameSv: t('projects:field.nameSv'),
      nameEn: t('projects:field.nameEn'),
      ownRole: t('projects:field.ownRole'),
      leadId: t('projects:field.lead'),
      partnerIds: t('projects:field.partners'),
      responsibleIds: t('projects:field.responsibles'),
      plannedStarts: t('projects:period.plannedStarts'),
      plannedEnds: t('projects:period.plannedEnds'),
      decidedStarts: t('projects:period.decidedStarts'),
      decidedEnds: t('projects:period.decidedEnds'),
      actualStarts: t('projects:period.actualStarts'),
      actualEnds: t('projects:period.actualEnds'),
      aliases: t('projects:field.aliases'),
      parentId: t('projects:field.parent'),
      predecessorId: t('projects:field.predecessor'),
      note: t('projects:field.note'),
    },
    validate: (values) => ({
      code: faults.text(values.code),
      nameFi: faults.text(values.nameFi),
      ...Object.fromEntries(
        PERIOD_FIELDS.map((name) => [name, isPartialDay(values[name]) ? null : t('projects:period.fault')]),
      ),
    }),
    save: async (values, { version }) => {
      const { code } = await withFormFields(save(values, version));
      await renew();
      onSaved(code);
    },
    ...(reload
      ? {
          reload: async () => {
            const stored = await reload();
            return { values: valuesOf(stored), version: stored.version };
          },
        }
      : {}),
    saved: t('projects:form.saved'),
  });
}
