import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Keyturn, Route } from '../preload/contract.ts';
import { hrefOf, type PageName, routeOf } from './routes.ts';

export type Routing = { readonly route: Route & { readonly page: PageName }; readonly go: (route: Route) => void };

/** The page stands in the address after `#`, so that back, forward and links work by themselves. */
export function useRoute(keyturn: Keyturn): Routing {
  const [hash, setHash] = useState(location.hash);
  const go = useCallback((route: Route) => {
    location.hash = hrefOf(route);
  }, []);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    window.addEventListener('hashchange', follow);
    const stop = keyturn.on('routeAsked', go);
    return () => {
      window.removeEventListener('hashchange', follow);
      stop();
    };
  }, [keyturn, go]);
  return { route: routeOf(hash), go };
}
