import { type ComponentProps, createContext, type MouseEvent, useContext } from 'react';

/** Goes to a path of the app without loading a page. Provided once by each app, from its router. */
export type Navigate = (href: string) => void;

const NavigateContext = createContext<Navigate | null>(null);

export const NavigateProvider = NavigateContext.Provider;

/** Goes to a path of the app from code; a link is better wherever one will do. */
export function useNavigate(): Navigate {
  const navigate = useContext(NavigateContext);
  return navigate ?? ((href) => window.location.assign(href));
}

/** A real link. A plain click stays inside the app; every other click is the browser's, so new tabs and copying work. */
export function Link({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  const navigate = useContext(NavigateContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || navigate === null || !isPlain(event)) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
