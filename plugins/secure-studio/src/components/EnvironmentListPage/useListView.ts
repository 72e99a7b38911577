import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ListView, readAddress, writeAddress } from './listAddress';

/** The view of the list, which is kept in the page's address. */
export function useListView(): [ListView, (view: ListView) => void] {
  const [address, setAddress] = useSearchParams();
  const view = useMemo(() => readAddress(address), [address]);
  const setView = useCallback(
    (next: ListView) => setAddress(writeAddress(next), { replace: true }),
    [setAddress],
  );
  return [view, setView];
}
