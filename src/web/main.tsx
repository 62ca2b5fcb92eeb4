import './layers.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { startTexts } from './i18n';
import { Page } from './page';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');

await startTexts();
createRoot(root).render(<Page />);
