import { Fragment } from 'react';
import { AppLink } from '../../ui/app-link';

const ADDRESS = /(https?:\/\/\S+)/;

/** The words of a message; an address of this page becomes a link within it. */
export function MessageText({ text }: { text: string }) {
  return (
    <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text.split(ADDRESS).map((part, index) => (
        <Fragment key={index}>{ADDRESS.test(part) ? <Address url={part} /> : part}</Fragment>
      ))}
    </div>
  );
}

function Address({ url }: { url: string }) {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  if (/^\/deadlines\/[0-9a-f-]{36}$/.test(path)) return <AppLink to={path}>{url}</AppLink>;
  return (
    <a href={url} rel="noreferrer">
      {url}
    </a>
  );
}
