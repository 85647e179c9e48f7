namespace Songbook.Data;

/// <summary>What is special about a virtual species.</summary>
public enum SpeciesKind
{
    /// <summary>Lives in one large range all year, is common there and is reported nearly always.</summary>
    Resident,

    /// <summary>Breeds in the north and winters farther south.</summary>
    Migrant,

    /// <summary>Common, in a range of a few hundred kilometres.</summary>
    Narrow,

    /// <summary>Seldom met anywhere in a large range, and reported nearly always.</summary>
    Rare,

    /// <summary>As common as a resident, and hardly ever reported: a bat, an owl, a mouse.</summary>
    Elusive,
}
