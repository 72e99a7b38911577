import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navigationModule } from './navigation';
import { demoSignInModule } from './signIn';

export default createApp({
  features: [catalogPlugin, navigationModule, demoSignInModule],
});
