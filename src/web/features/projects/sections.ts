import type { ComponentType } from 'react';
import type { ProjectDetails } from './queries';

/** What another room adds to the page of a project; the default export of its `project-section.tsx`. */
export interface ProjectSection {
  /** Place on the page: funding 10, budget 20, actuals 30, contributions 40, deadlines 50. */
  order: number;
  /** One or more sheets about this project; it reads what it shows and asks for its own permission. */
  Section: ComponentType<{ project: ProjectDetails }>;
}

const modules = import.meta.glob<ProjectSection>('../*/project-section.tsx', {
  eager: true,
  import: 'default',
});

/** Every room adds itself by having a `project-section.tsx`; there is no list to edit. */
export const projectSections = Object.entries(modules)
  .map(([file, section]) => ({ file, ...section }))
  .sort((a, b) => a.order - b.order);
