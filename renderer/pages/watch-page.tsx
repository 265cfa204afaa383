import { Head } from '../components/head.tsx';
import type { PageProps } from '../page.ts';
import { PAGE_TITLES } from '../words/shell.ts';

export function WatchPage(_props: PageProps) {
  return <Head title={PAGE_TITLES.watch} />;
}
