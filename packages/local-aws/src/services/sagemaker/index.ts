import { Service } from '../../service';
export const sagemakerService: Service = { id: 'sagemaker', operations: {} };
