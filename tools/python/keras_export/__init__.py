"""Reads saved Keras models without Keras: numpy and h5py only."""
