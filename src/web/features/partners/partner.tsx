import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, ifMatch, send } from '../../api/client';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { useConfirm } from '../../ui/confirm';
import { Facts } from '../../ui/facts';
import { PageHead } from '../../ui/page-head';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { ProjectsTable } from '../projects/projects';
import { useProjects } from '../projects/queries';
import { OrganisationDialog } from './organisation-dialog';
import { municipalityOf } from './partners';
import { useOrganisation, useRenewOrganisations, type Organisation } from './queries';

/** One organisation, and the projects that it leads or takes part in. */
export function Partner() {
  const { id = '' } = useParams();
  const organisation = useOrganisation(id);
  return <QueryView query={organisation}>{(data) => <PartnerPage organisation={data} />}</QueryView>;
}

function PartnerPage({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation();
  const mayChange = useMayChange('partners.change');
  const [editing, setEditing] = useState(false);
  const projects = useProjects(organisation.id);
  const rows = projects.data?.pages.flatMap((page) => page.items);
  const { remove, ask } = useRemove(organisation);
  useKeys(mayChange ? { e: () => setEditing(true) } : {});
  const led = rows?.filter(({ lead }) => lead?.id === organisation.id).length ?? 0;
  return (
    <>
      <PageHead
        title={organisation.name}
        above={
          <p className="dim" style={{ margin: 0 }}>
            <AppLink to="/partners">{t('partners:list.title')}</AppLink>
          </p>
        }
        answer={
          rows &&
          (rows.length === 0
            ? t('partners:answer.none')
            : `${t('partners:answer.projects', { count: rows.length })} ${t('partners:answer.leads', { count: led })}`)
        }
        actions={
          mayChange && (
            <>
              <Button variant="default" loading={remove.isPending} onClick={ask}>
                {t('common:action.remove')}
              </Button>
              <Button onClick={() => setEditing(true)}>{t('common:action.edit')}</Button>
            </>
          )
        }
      />
      {remove.isError && <ProblemView error={remove.error} />}
      <Sheet title={t('partners:facts')}>
        <Facts
          facts={[
            [t('partners:field.nameSv'), organisation.nameSv],
            [
              t('partners:field.kind'),
              organisation.kind === 'unknown' ? null : t(`partners:kind.${organisation.kind}`),
            ],
            [t('partners:field.businessId'), organisation.businessId],
            [t('partners:field.municipality'), municipalityOf(organisation)],
            ...(organisation.note ? [[t('partners:field.note'), organisation.note] as const] : []),
          ]}
        />
      </Sheet>
      <Sheet title={t('partners:projects.title')} sub={t('partners:projects.sub')}>
        {projects.isError && !rows ? (
          <ProblemView error={projects.error} retry={() => void projects.refetch()} />
        ) : (
          <ProjectsTable id="partnerProjects" rows={rows} empty={t('partners:answer.none')} plain />
        )}
      </Sheet>
      {editing && <OrganisationDialog organisation={organisation} onClose={() => setEditing(false)} />}
    </>
  );
}

function useRemove({ id, name, version }: Organisation) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const renew = useRenewOrganisations();
  const remove = useMutation({
    mutationFn: () =>
      send(api.DELETE('/api/v1/organisations/{id}', { params: { path: { id }, header: ifMatch(version) } })),
    onSuccess: async () => {
      await renew();
      void navigate('/partners');
    },
  });
  const ask = () =>
    confirm({
      title: t('partners:remove.title'),
      text: t('partners:remove.text', { name }),
      confirm: t('partners:remove.confirm'),
      danger: true,
      onConfirm: () => remove.mutate(),
    });
  return { remove, ask };
}
