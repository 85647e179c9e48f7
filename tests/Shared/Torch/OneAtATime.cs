// Seeds, the stream of random numbers and the count of live tensors belong to the whole process.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
