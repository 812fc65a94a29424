namespace NaikKelas.Kernel.Auditing;

/// <summary>
/// A value by which somebody is known (name, number, address). The trail keeps it sealed with a key of the row; erasing
/// a person destroys that key, and the lines and their hashes stay as they are (decision 0013).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
