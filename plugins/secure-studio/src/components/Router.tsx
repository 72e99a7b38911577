import { Route, Routes } from 'react-router-dom';
import { QueryProvider } from '../queries';
import { environmentRouteRef, registerRouteRef } from '../routes';
import { EnvironmentListPage } from './EnvironmentListPage';
import { EnvironmentPage } from './EnvironmentPage';
import { RegisterPage } from './RegisterPage';

/** The plugin's pages. */
export function Router() {
  return (
    <QueryProvider>
      <main>
        <Routes>
          <Route index element={<EnvironmentListPage />} />
          <Route path={registerRouteRef.path} element={<RegisterPage />} />
          <Route
            path={environmentRouteRef.path}
            element={<EnvironmentPage />}
          />
        </Routes>
      </main>
    </QueryProvider>
  );
}
