import { createApiMock } from '@backstage/frontend-test-utils';
import { secureStudioApiRef } from '../api';

/** A backend that answers what a test tells it, to nobody special; every other call fails the test that makes it. */
export const secureStudioApiMock = createApiMock(secureStudioApiRef, () => ({
  listTargets: jest.fn(),
  listTeams: jest.fn(async () => ({
    items: [],
    isAdmin: false,
    isReviewer: false,
  })),
  listTeamMembers: jest.fn(),
  listLeads: jest.fn(),
  appointLead: jest.fn(),
  dismissLead: jest.fn(),
  giveEnvironment: jest.fn(),
  checkName: jest.fn(),
  listEnvironments: jest.fn(),
  listUnregistered: jest.fn(),
  registerEnvironments: jest.fn(),
  getEnvironment: jest.fn(),
  refreshEnvironment: jest.fn(),
  planEnvironment: jest.fn(),
  provisionEnvironment: jest.fn(),
  listInventory: jest.fn(),
  confirmMissing: jest.fn(),
  getOperation: jest.fn(),
  listOperationEvents: jest.fn(),
  cancelOperation: jest.fn(),
  abandonOperation: jest.fn(),
  createStudioUrl: jest.fn(),
}));
