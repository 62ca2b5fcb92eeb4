import { useAsOn } from '../../app/as-on';
import type { ProjectDetails } from '../projects/queries';
import type { ProjectSection } from '../projects/sections';
import { AgreementsSheet } from './agreements-sheet';
import { CheckSheet } from './check-sheet';
import { ImplementersSheet } from './implementers-sheet';
import { PlanSheet } from './plan-sheet';

/** Who pays for the project and whether it holds: plan, check, agreements and implementers. */
function PlanSection({ project }: { project: ProjectDetails }) {
  const { readOnly } = useAsOn();
  const mayChange = project.mayChange && !readOnly;
  return (
    <>
      <PlanSheet project={project} />
      <CheckSheet projectId={project.id} />
      <AgreementsSheet project={project} mayChange={!readOnly} />
      <ImplementersSheet code={project.code} mayChange={mayChange} />
    </>
  );
}

const section: ProjectSection = { order: 12, Section: PlanSection };
export default section;
