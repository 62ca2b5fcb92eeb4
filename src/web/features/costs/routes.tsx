import type { Feature } from '../../app/feature';

const costs: Feature = {
  routes: [
    {
      path: 'funding/cost-calculator',
      lazy: async () => ({ Component: (await import('./cost-calculator')).CostCalculator }),
    },
  ],
};

export default costs;
