import { Route, Routes } from 'react-router-dom';
import { QueryProvider } from '../queries';
import { environmentRouteRef } from '../routes';
import { EnvironmentListPage } from './EnvironmentListPage';
import { EnvironmentPage } from './EnvironmentPage';

/** The plugin's pages. */
export function Router() {
  return (
    <QueryProvider>
      <main>
        <Routes>
          <Route index element={<EnvironmentListPage />} />
          <Route
            path={environmentRouteRef.path}
            element={<EnvironmentPage />}
          />
        </Routes>
      </main>
    </QueryProvider>
  );
}
